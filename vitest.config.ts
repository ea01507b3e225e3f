import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [{ test: { name: 'source', include: ['test/**/*.test.ts'], exclude: ['test/package/**'] } }],
  },
})
