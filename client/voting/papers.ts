import type { MethodName } from '#shared/voting/methods.ts'
import { dotsPaper } from './dots-paper.tsx'
import type { AnyPaper } from './paper.ts'
import { valueGapPaper } from './value-gap-paper.tsx'

/** The ballot paper of each method. */
export const PAPERS: Readonly<Record<MethodName, AnyPaper>> = { value_gap: valueGapPaper, dots: dotsPaper }
