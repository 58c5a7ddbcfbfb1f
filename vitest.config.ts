import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{kernel,engines,modules,server,scripts,web}/**/*.test.ts', '{kernel,modules,web}/**/*.test.tsx'],
    globalSetup: ['kernel/testing/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
