/** A picture of where the particles are: one character a cell, denser the more of them are in it. */
import { BOX } from './particle.mjs'

const SHADES = [' ', '░', '▒', '▓', '█']

/** Counts the particles of each colour in the cells of a grid. */
export function countCells(particles, columns, rows) {
  const red = new Uint32Array(columns * rows)
  const blue = new Uint32Array(columns * rows)
  const [perX, perY] = [columns / BOX.width, rows / BOX.height]
  for (const { x, y, color } of particles) {
    // On the far walls themselves a particle would be in a cell too many.
    const cell = Math.min(Math.floor(y * perY), rows - 1) * columns + Math.min(Math.floor(x * perX), columns - 1)
    if (color === 'red') red[cell]++
    else blue[cell]++
  }
  return { red, blue, columns, rows }
}

/**
 * The lines of the picture.
 *
 * @param {{ red: Uint32Array, blue: Uint32Array, columns: number, rows: number }} cells
 * @param {(format: string, text: string) => string} paint
 */
export function draw({ red, blue, columns, rows }, paint) {
  const densest = red.reduce((most, count, cell) => Math.max(most, count + blue[cell]), 1)
  // The square root, or all but the densest cells would look empty.
  const shadeOf = (count) => SHADES[Math.ceil(Math.sqrt(count / densest) * (SHADES.length - 1))]
  const line = (row) => {
    let text = ''
    for (let cell = row * columns; cell < (row + 1) * columns; cell++) {
      const count = red[cell] + blue[cell]
      text += count === 0 ? ' ' : paint(colorOf(red[cell] / count), shadeOf(count))
    }
    return text
  }
  return Array.from({ length: rows }, (_, row) => line(row))
}

/** Where neither colour has two thirds, it is a mixture. */
function colorOf(shareOfRed) {
  if (shareOfRed > 2 / 3) return 'red'
  return shareOfRed < 1 / 3 ? 'blue' : 'magenta'
}
