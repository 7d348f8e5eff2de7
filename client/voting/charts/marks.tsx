import { createElement, useId } from 'react'
import type { Drawing, Mark, Picture } from '#shared/voting/charts/marks.ts'
import { svgParts } from '#shared/voting/charts/svg.ts'
import { classNames } from '../../kit/class-names.ts'
import styles from './marks.module.css'

/** Marks as the model has them; colours and letters come from the style sheet. */
export const Marks = ({ marks }: { readonly marks: readonly Mark[] }) =>
  marks.flatMap((mark, at) =>
    svgParts(mark).map(({ tag, classes, at: attributes, words }, part) =>
      createElement(
        tag,
        { key: `${at}.${part}`, className: classNames(...classes.map((name) => styles[name])), ...attributes },
        words,
      ),
    ),
  )

interface DrawnProps {
  readonly drawing: Drawing
  /** What it says; nothing where words beside it say the same. */
  readonly words?: string | undefined
}

/** One line's drawing, or a sample in the key: one image with a name, or none for the ear. */
export function Drawn({ drawing: { width, height, marks }, words }: DrawnProps) {
  const name = useId()
  const heard = words === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-labelledby': name }
  return (
    <svg className={styles.drawing} {...heard} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {words !== undefined && <title id={name}>{words}</title>}
      <Marks marks={marks} />
    </svg>
  )
}

/** A picture of its own: one image with a name and, in words, what can be seen in it. */
export function DrawnPicture({ picture: { title, words, width, height, marks } }: { readonly picture: Picture }) {
  const name = useId()
  const said = useId()
  return (
    <svg
      className={styles.drawing}
      role="img"
      aria-labelledby={name}
      aria-describedby={said}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <title id={name}>{title}</title>
      <desc id={said}>{words}</desc>
      <Marks marks={marks} />
    </svg>
  )
}
