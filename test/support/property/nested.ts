import type { Recipe } from './recipes.js'

/** A nested record in the model: each form makes its own of it. */
export class Nested {
  readonly recipe: Recipe
  readonly values: Readonly<Record<string, unknown>>
  /** Are the values those that it holds, and not those that it is made of? `undefined` then means no default. */
  readonly isMade: boolean

  constructor(recipe: Recipe, values: Readonly<Record<string, unknown>>, isMade = false) {
    this.recipe = recipe
    this.values = values
    this.isMade = isMade
  }
}
