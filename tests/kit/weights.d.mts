/** One entry of Vite's manifest; keys are sources, or names for shared chunks. */
export interface Chunk {
  readonly file: string
  readonly src?: string
  readonly isDynamicEntry?: boolean
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}
export type Manifest = Readonly<Record<string, Chunk>>
export interface Files {
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}
export interface Weight {
  readonly total: number
  readonly told: string
}

export declare function bytesOf(file: string): Buffer
export declare function manifestOfBuild(): Manifest
export declare function filesFrom(manifest: Manifest, keys: readonly string[]): Files
export declare function firstLoad(manifest: Manifest): Files
export declare function laterParts(
  manifest: Manifest,
): readonly { readonly part: string; readonly scripts: readonly string[] }[]
export declare function grownSince(
  before: Readonly<Record<string, number>>,
  now: Readonly<Record<string, number>>,
): readonly string[]
export declare function modulesOfBuild(): Readonly<Record<string, Readonly<Record<string, number>>>>
export declare function weigh(files: readonly string[]): Weight
