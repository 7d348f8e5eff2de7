import type { ReactNode } from 'react'
import type { MethodName } from '#shared/voting/methods.ts'
import styles from './opening.module.css'

/** A small drawing of each ballot: what people will have before them. The words beside it say the same. */
export const BallotPicture = ({ method }: { readonly method: MethodName }) => (
  <svg className={styles.picture} viewBox="0 0 64 48" aria-hidden="true" focusable="false">
    {DRAWINGS[method]}
  </svg>
)

const Line = ({ y, from = 4, to = 60 }: { readonly y: number; readonly from?: number; readonly to?: number }) => (
  <path className={styles.text} d={`M${from} ${y}H${to}`} />
)
const Box = ({ x, y, w = 8, h = 8, on }: { x: number; y: number; w?: number; h?: number; on?: boolean }) => (
  <rect className={on ? styles.on : styles.off} x={x} y={y} width={w} height={h} rx={2} />
)
const Dot = ({ x, y, r = 2.5 }: { x: number; y: number; r?: number }) => (
  <circle className={styles.on} cx={x} cy={y} r={r} />
)
const Digits = ({ x, y, children }: { x: number; y: number; children: ReactNode }) => (
  <text className={styles.digits} x={x} y={y} textAnchor="end">
    {children}
  </text>
)
const scaleAt = (y: number, chosen: number) =>
  [0, 1, 2, 3, 4].map((at) => <Box key={at} x={5 + 11 * at} y={y} w={9} h={9} on={at === chosen} />)
const ROWS = [10, 24, 38]

const squareOf = (x: number, y: number, votes: number) =>
  Array.from({ length: votes * votes }, (_, at) => (
    <Dot key={at} x={x + 5 * (at % votes)} y={y + 5 * Math.floor(at / votes)} r={1.75} />
  ))

const DRAWINGS: Readonly<Record<MethodName, ReactNode>> = {
  value_gap: (
    <>
      <Line y={7} to={52} />
      {scaleAt(14, 3)}
      {scaleAt(31, 1)}
    </>
  ),
  dots: ROWS.map((y, row) => (
    <g key={y}>
      <Line y={y} to={36} />
      {Array.from({ length: [3, 0, 1][row] ?? 0 }, (_, at) => (
        <Dot key={at} x={58 - 7 * at} y={y} />
      ))}
    </g>
  )),
  approval: ROWS.map((y, row) => (
    <g key={y}>
      <Box x={4} y={y - 5} w={10} h={10} on={row !== 1} />
      <Line y={y} from={20} to={[58, 50, 54][row] ?? 58} />
    </g>
  )),
  score: (
    <>
      <Line y={10} to={56} />
      <Line y={19} to={40} />
      {scaleAt(29, 4)}
    </>
  ),
  majority_judgment: [0, 1, 2, 3].map((row) => <Box key={row} x={4} y={3 + 11 * row} w={56} h={9} on={row === 1} />),
  criteria: ROWS.map((y, row) => (
    <g key={y}>
      <Box x={4} y={y - 4} w={56} />
      <Box x={4} y={y - 4} w={[40, 24, 50][row] ?? 30} on />
    </g>
  )),
  ranked: ROWS.map((y, row) => (
    <g key={y}>
      <circle className={styles.on} cx={10} cy={y} r={6} />
      <text className={styles.inDisc} x={10} y={y + 3.25} textAnchor="middle">
        {row + 1}
      </text>
      <Line y={y} from={21} to={[58, 50, 54][row] ?? 58} />
    </g>
  )),
  pairwise: (
    <>
      <Box x={3} y={8} w={26} h={32} on />
      <Box x={35} y={8} w={26} h={32} />
    </>
  ),
  points: ROWS.map((y, row) => (
    <g key={y}>
      <Line y={y} to={38} />
      <Digits x={60} y={y + 4}>
        {[50, 30, 20][row]}
      </Digits>
    </g>
  )),
  quadratic: (
    <>
      {squareOf(8, 38, 1)}
      {squareOf(20, 33, 2)}
      {squareOf(38, 28, 3)}
      <Line y={12} to={56} />
    </>
  ),
  equal_shares: (
    <>
      <Box x={4} y={6} w={24} h={14} on />
      <Box x={30} y={6} w={14} h={14} on />
      <Box x={46} y={6} w={14} h={14} />
      <Line y={31} to={60} />
      <Line y={40} to={44} />
    </>
  ),
  delphi: (
    <>
      <Line y={14} />
      {[10, 24, 38, 54].map((x) => (
        <Dot key={x} x={x} y={14} />
      ))}
      <Line y={36} />
      {[26, 32, 38, 43].map((x) => (
        <Dot key={x} x={x} y={36} />
      ))}
    </>
  ),
  opinion: (
    <>
      <Line y={10} to={58} />
      <Line y={19} to={42} />
      {[0, 1, 2].map((at) => (
        <Box key={at} x={4 + 19.5 * at} y={29} w={17} h={13} on={at === 0} />
      ))}
    </>
  ),
}
