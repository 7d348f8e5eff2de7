import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const root = at('.')
const SECOND = 1000

const LOADED_FIRST =
  /node_modules\/(react|react-dom|scheduler|zustand)\/|client\/kit\/(button|field-frame|live-regions|announce\w*|announcement-queue|icons|voice|visually-hidden|plural|class-names|use-now|stack|card|status-box)\.|client\/realtime\/(room-context|new-id)\./

/**
 * A style sheet that arrives alone must not decide the order of the layers, and nobody knows which arrives first: so
 * each one begins by stating it.
 */
const layerOrder = {
  name: 'layer-order',
  enforce: 'pre' as const,
  transform: {
    filter: { id: /\/client\/.*\.css$/ },
    handler: (css: string) => `@layer reset, base, kit, features;\n${css}`,
  },
}

/** Keeps beside the manifest what each file was made of, so that a budget that is overrun can name the module. */
const moduleSizes = {
  name: 'module-sizes',
  generateBundle(this: { emitFile(file: object): void }, _: unknown, bundle: Readonly<Record<string, Made>>) {
    const sizes = Object.entries(bundle).flatMap(([file, { modules }]) => {
      const own = Object.entries(modules ?? {}).map(([id, { code }]) => [relative(root, id), code?.length ?? 0])
      return own.length > 0 ? [[file, Object.fromEntries(own)]] : []
    })
    const source = JSON.stringify(Object.fromEntries(sizes))
    this.emitFile({ type: 'asset', fileName: '.vite/modules.json', source })
  },
}
interface Made {
  readonly modules?: Readonly<Record<string, { readonly code: string | null }>>
}

/** Two builds from one file: pages for browsers (`vite build`) and the server (`vite build --ssr`). */
export default defineConfig(({ isSsrBuild }) => ({
  root: at('client'),
  plugins: [layerOrder, react(), ...(isSsrBuild ? [] : [moduleSizes])],
  server: { fs: { allow: [at('.')] } },
  // Packages stay outside the server's bundle: the native SQLite module cannot live inside one.
  ssr: { external: true as const },
  build: isSsrBuild
    ? {
        outDir: at('dist/server'),
        emptyOutDir: true,
        target: 'node20',
        sourcemap: true,
        copyPublicDir: false,
        rolldownOptions: {
          input: {
            main: at('server/main.ts'),
            'counting-worker': at('server/counting/worker.ts'),
            upkeep: at('server/upkeep/main.ts'),
            verify: at('server/summary/verify-file.ts'),
          },
        },
      }
    : {
        outDir: at('dist/client'),
        emptyOutDir: true,
        target: 'baseline-widely-available' as const,
        sourcemap: false,
        manifest: true,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: ['client/index.html', 'client/join.html'].map(at).filter((page) => existsSync(page)),
          // What every attendee loads first anyway weighs less in one file than in twenty.
          output: { codeSplitting: { groups: [{ name: 'first', test: LOADED_FIRST }] } },
        },
      },
  test: {
    root: at('.'),
    setupFiles: [at('tests/kit/quiet.ts')],
    maxWorkers: 2,
    projects: [
      {
        extends: true as const,
        test: {
          name: 'node',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/{browser,faults,load}/**'],
          testTimeout: 15 * SECOND,
        },
      },
      {
        extends: true as const,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['tests/**/*.test.tsx'],
          setupFiles: [at('tests/kit/quiet.ts'), at('tests/kit/tidy.ts')],
          testTimeout: 15 * SECOND,
        },
      },
      {
        // These start the built server and let it suffer; `npm run faults` does so for longer.
        extends: true as const,
        test: {
          name: 'faults',
          environment: 'node',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 120 * SECOND,
        },
      },
      {
        // These start the built server and drive a real browser, one file at a time.
        extends: true as const,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/**/*.browser.ts'],
          fileParallelism: false,
          testTimeout: 90 * SECOND,
          hookTimeout: 90 * SECOND,
        },
      },
    ],
  },
}))
