import { useId, type ReactNode } from 'react'
import styles from './chart-frame.module.css'
import { Disclosure } from './disclosure.tsx'
import { useWide } from './use-wide.ts'

export interface ChartFrameProps {
  /** The result in one or two sentences. */
  readonly headline: ReactNode
  /** A ChartDrawing. */
  readonly chart: ReactNode
  /** The same as a table. */
  readonly table: ReactNode
  /** What phones show at once; the other waits behind "Show the chart" or "Show the table". */
  readonly first: 'chart' | 'table'
}

/** A result as sentence, chart and table. Wide screens show all three. */
export function ChartFrame({ headline, chart, table, first }: ChartFrameProps) {
  const isWide = useWide()
  const drawing = <div className={styles.chart}>{chart}</div>
  const folded = first === 'chart' ? ['Show the table', table] : ['Show the chart', drawing]
  return (
    <figure className={styles.frame}>
      <figcaption className={styles.headline}>{headline}</figcaption>
      {first === 'chart' ? drawing : table}
      {isWide ? folded[1] : <Disclosure summary={folded[0]}>{folded[1]}</Disclosure>}
    </figure>
  )
}

export interface ChartDrawingProps {
  /** What the drawing shows, in words, for those who hear it. */
  readonly title: string
  /** In the units of its children; text inside is set in rem, so one unit should be one pixel. */
  readonly width: number
  readonly height: number
  readonly children: ReactNode
}

/** The svg of a chart: one image with a title. Anything to press stands outside it, as a button. */
export function ChartDrawing({ title, width, height, children }: ChartDrawingProps) {
  const name = useId()
  return (
    <svg role="img" aria-labelledby={name} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title id={name}>{title}</title>
      {children}
    </svg>
  )
}
