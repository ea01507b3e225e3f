/** What a module of methods imports. */
export const BOX = { width: 2, height: 1 }

export const clamp = (value, low, high) => (value < low ? low : value > high ? high : value)
