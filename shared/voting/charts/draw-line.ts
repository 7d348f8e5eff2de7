import { drawBar } from './draw-bar.ts'
import { drawRail } from './draw-rail.ts'
import { drawStrip } from './draw-strip.ts'
import type { Drawing, Frame } from './marks.ts'
import type { LinePlan } from './plan.ts'

/** The line of one question; nothing where its numbers may not be told. */
export function drawLine(plan: LinePlan, id: string, frame: Frame): Drawing | undefined {
  switch (plan.kind) {
    case 'bars':
      return drawBar(plan, id, frame)
    case 'strips':
      return drawStrip(plan, id, frame)
    case 'rails':
      return drawRail(plan, id, frame)
  }
}
