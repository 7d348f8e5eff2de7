import type { MethodName } from '#shared/voting/methods.ts'
import { dotsResult } from './dots-result.tsx'
import type { AnyShownResult } from './shown-result.ts'
import { valueGapResult } from './value-gap-result.tsx'

/** How each method's result is told. Each entry is given results of its own method only. */
export const RESULTS: Readonly<Record<MethodName, AnyShownResult>> = { value_gap: valueGapResult, dots: dotsResult }
