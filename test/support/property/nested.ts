import type { Recipe } from './recipes.js'

/** A nested record in the model: each form makes its own of it. */
export class Nested {
  readonly recipe: Recipe
  readonly values: Readonly<Record<string, unknown>>

  constructor(recipe: Recipe, values: Readonly<Record<string, unknown>>) {
    this.recipe = recipe
    this.values = values
  }
}
