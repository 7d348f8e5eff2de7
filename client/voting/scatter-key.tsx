import { classNames } from '../kit/class-names.ts'
import styles from './scatter.module.css'
import type { Fill } from '#shared/voting/charts/value-gap-words.ts'

const KEY: readonly { readonly fill: Fill; readonly words: string }[] = [
  { fill: 'full', words: 'people agree' },
  { fill: 'half', words: 'mixed' },
  { fill: 'open', words: 'split' },
]

/** What the discs say, and how many of them there are not. */
export const ScatterKey = ({
  drawn,
  of,
  onWall,
}: {
  readonly drawn: number
  readonly of: number
  readonly onWall: boolean
}) => (
  <div className={styles.key}>
    <ul className={styles.fills}>
      {KEY.map(({ fill, words }) => (
        <li key={fill}>
          <span className={classNames(styles.disc, styles.small, styles[fill])} />
          {words}
        </li>
      ))}
    </ul>
    {!onWall && <p>Choose a disc to see its answers. The cross spans the middle half of them.</p>}
    {drawn < of && <p>{`The chart shows the first ${drawn} of ${of} questions. The table has all of them.`}</p>}
  </div>
)
