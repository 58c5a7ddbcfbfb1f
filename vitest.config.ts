import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{kernel,engines,modules,server,scripts,web}/**/*.test.ts', '{kernel,modules,web}/**/*.test.tsx'],
          globalSetup: ['kernel/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: ['e2e/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // One server and one browser for all: after the rest, so that nothing is timed while the machine is busy.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          // A browser on a busy machine may lose one wait; a page that is broken fails twice.
          retry: 1,
        },
      },
    ],
  },
})
