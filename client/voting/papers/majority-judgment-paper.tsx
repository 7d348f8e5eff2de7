import { gradeWord } from '#shared/voting/grade-words.ts'
import { ok } from '#shared/kit/result.ts'
import type { MajorityJudgmentBallot, MajorityJudgmentConfig } from '#shared/voting/methods/majority-judgment.ts'
import { WordScale } from '../../kit/word-scale.tsx'
import { gradeLean } from '../grade-leans.ts'
import type { AnswerProps, PaperOf } from '../paper.ts'
import { questionLines, readMarks, readOnScale, type Typing, typingOnScale } from '../typing.ts'
import { perQuestion } from './per-question.ts'

type Grade = number | 'cant_judge'

const { at, put, made, ...shared } = perQuestion<'grades', Grade>('grades')

/** Grades, the best first, as they stand on the paper. */
const bestFirst = (grades: number) => Array.from({ length: grades }, (_, down) => grades - 1 - down)

export const majorityJudgmentPaper: PaperOf<MajorityJudgmentConfig, MajorityJudgmentBallot> = {
  ...shared,
  phones: 'one_by_one',
  words(own, question, { grades }) {
    const grade = at(own, question)
    return typeof grade === 'number' ? `${gradeWord(grade, grades)}.` : "Can't judge."
  },
  Answer,

  lines: (_, questions) => questionLines(questions, [{ id: 'grade', label: 'Grade' }]),
  typing,
  read(marks, config, lines) {
    const read = readMarks(marks, lines, typing(config), (text) => readOnScale(text, config.grades))
    if (!read.ok) return read
    const grades = read.value.map(({ line, mark }) => [line.id, typeof mark === 'number' ? mark - 1 : mark])
    return ok(made(Object.fromEntries(grades)))
  },
  printed: ({ grades }) => [
    ...bestFirst(grades).map((grade) => `${grade + 1} ${gradeWord(grade, grades)}`),
    "Can't judge",
  ],
  instruction: () => 'How good is each question as one to answer first? Tick one grade for each.',
}

function typing({ grades }: MajorityJudgmentConfig): Typing {
  const words = [1, grades].map((mark) => `${mark} for ${gradeWord(mark - 1, grades)}`)
  return { ...typingOnScale(grades), keys: `${words.join(' to ')}, 0 for can't judge` }
}

function Answer({ asked, config, own, onChange }: AnswerProps<MajorityJudgmentConfig, MajorityJudgmentBallot>) {
  return (
    <WordScale<Grade>
      legend="As one to answer first"
      options={[
        ...bestFirst(config.grades).map((grade) => ({
          value: grade,
          label: gradeWord(grade, config.grades),
          lean: gradeLean(grade, config.grades),
        })),
        { value: 'cant_judge', label: "Can't judge", isApart: true },
      ]}
      value={at(own, asked.id)}
      onChange={(grade) => onChange((latest) => put(latest, asked.id, grade))}
    />
  )
}
