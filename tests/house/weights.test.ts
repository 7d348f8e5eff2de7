import { expect, test } from 'vitest'
import { filesFrom, grownSince, laterParts, type Manifest } from '#tests/kit/weights.mjs'

const MANIFEST: Manifest = {
  'index.html': { file: 'index.js', imports: ['_first.js'] },
  '_first.js': { file: 'first.js', imports: ['_kit.js'], css: ['first.css'] },
  '_kit.js': { file: 'kit.js', imports: ['_first.js'] },
  'voting/stage.tsx': {
    file: 'stage.js',
    src: 'voting/stage.tsx',
    isDynamicEntry: true,
    imports: ['_kit.js', '_own.js'],
  },
  '_own.js': { file: 'own.js' },
}

test('what a part needs is counted once, however often it is imported', () => {
  expect(filesFrom(MANIFEST, ['index.html'])).toEqual({
    scripts: ['index.js', 'first.js', 'kit.js'],
    styles: ['first.css'],
  })
})

test('a later part weighs what it needs besides what is there already', () => {
  expect(laterParts(MANIFEST)).toEqual([{ part: 'voting/stage.tsx', scripts: ['stage.js', 'own.js'] }])
})

test('what made a file heavier is named, the heaviest first', () => {
  const before = { 'kit/menu.tsx': 1_000, 'kit/page.tsx': 2_000, 'kit/gone.tsx': 900 }
  const now = { 'kit/menu.tsx': 2_500, 'kit/page.tsx': 1_900, 'board/map.tsx': 9_000 }
  expect(grownSince(before, now)).toEqual(['board/map.tsx +9.0 kB (new)', 'kit/menu.tsx +1.5 kB'])
})
