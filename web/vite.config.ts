import react from '@vitejs/plugin-react'
// oxlint-disable-next-line no-restricted-imports -- runs in Node while building
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { compressed } from './vite/compressed.ts'
import { virtualContract } from './vite/virtual-contract.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  plugins: [react(), virtualContract(), compressed()],
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    // Old phones in a faculty's hands: Android 10's browser, iOS 15.
    target: ['chrome87', 'safari15', 'firefox90'],
    // antd's chunk is large by nature and loaded on desk pages only.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
            {
              name: 'app',
              test: /node_modules[\\/](@tanstack|@orpc[\\/](client|openapi-client|shared|standard-server|tanstack-query)|i18next|react-i18next)/,
              priority: 20,
            },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '^/api/': { target: 'http://127.0.0.1:8080' } },
  },
})
