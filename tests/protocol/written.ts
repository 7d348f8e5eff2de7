import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

// What fixtures say instead of megabytes.

/** A text as it is, or of so many equal parts; `close` follows as often as `repeat` stood. */
export type Written =
  | string
  | {
      readonly before?: string
      readonly repeat: string
      readonly times: number
      readonly after?: string
      readonly close?: string
      readonly end?: string
    }
  | { readonly gzip: Written }
  | { readonly brotli: Written }
  | { readonly base64: string }

/** Its best takes seconds for megabytes, in which nobody's heart beats. */
const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } }

export function bytesOf(written: Written): Buffer {
  if (typeof written === 'string') return Buffer.from(written)
  if ('gzip' in written) return gzipSync(bytesOf(written.gzip))
  if ('brotli' in written) return brotliCompressSync(bytesOf(written.brotli), QUICK)
  if ('base64' in written) return Buffer.from(written.base64, 'base64')
  const { before = '', repeat, times, after = '', close = '', end = '' } = written
  return Buffer.from(before + repeat.repeat(times) + after + close.repeat(times) + end)
}

export const textOf = (written: Written): string => bytesOf(written).toString()

/** Live ids in the place of `{room}`, `{question}` and their like. */
export const filledWith =
  (names: Readonly<Record<string, string>>) =>
  (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (place, name: string) => names[name] ?? place)

/** `{$repeat, times}` is a long text, `{$list, times}` a long list, `{$keys, times}` a wide object, `{$nest}` a deep list. */
export function unfolded(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(unfolded)
  const { $repeat, $list, $keys, $nest, times = 0 } = value as Record<string, never>
  if ($repeat !== undefined) return String($repeat).repeat(times)
  if ($list !== undefined) return Array.from({ length: times }, () => $list)
  if ($keys !== undefined) return Object.fromEntries(Array.from({ length: times }, (_, at) => [`${$keys}${at}`, 1]))
  if ($nest !== undefined) return Array.from({ length: $nest }).reduce<unknown>((inner) => [inner], 1)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unfolded(inner)]))
}

/** What an answer or a log must not repeat: every longer word that was sent and that is not one of ours. */
export function wordsIn(sent: string, ours: string): readonly string[] {
  const words = sent.slice(0, 20_000).match(/[^\s"'{}[\],:;=&?/\\]{7,}/g) ?? []
  return [...new Set(words)].map((word) => word.slice(0, 60)).filter((word) => !ours.includes(word))
}
