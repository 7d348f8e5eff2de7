import type { Numbers } from '#shared/voting/charts/matrix.ts'
import { type PictureKind, pictureOf } from '#shared/voting/charts/pictures.ts'
import type { PollResult } from '#shared/voting/count.ts'
import { classNames } from '../../kit/class-names.ts'
import { useBox } from '../use-box.ts'
import { frameOf } from './frames.ts'
import { DrawnPicture } from './marks.tsx'
import styles from './pictured.module.css'

interface Props {
  readonly kind: PictureKind
  readonly result: PollResult
  readonly numbers: Numbers
  readonly onWall?: boolean
}

/** One picture of how a result came about, as large as there is room for. */
export function Pictured({ kind, result, numbers, onWall = false }: Props) {
  const { box, ...size } = useBox()
  const picture = pictureOf(kind, result, numbers, frameOf(size, onWall, onWall ? size.height : undefined))
  return (
    <div className={classNames(styles.pictured, onWall && styles.onWall)}>
      {picture && <p>{picture.reading}</p>}
      <div ref={box}>{picture && <DrawnPicture picture={picture} />}</div>
    </div>
  )
}
