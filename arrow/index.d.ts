export * from '../dist/arrow.js'
