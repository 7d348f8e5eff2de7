import { Card } from '../kit/card.tsx'
import { Figure } from '../kit/figure.tsx'
import { plural } from '../kit/plural.ts'
import { Stack } from '../kit/stack.tsx'
import { StatusBox } from '../kit/status-box.tsx'
import { Voice } from '../kit/voice.tsx'
import { useOwn, useShared } from '../realtime/room-context.tsx'
import { Plan } from './plan.tsx'

/** A1: nothing to do yet. */
export function Welcome() {
  const purpose = useShared(({ room }) => room.purpose)
  const joined = useShared(({ people }) => people.joined)
  const organisations = useShared(({ people }) => people.organisations)
  const { name, role } = useOwn(({ person }) => person)
  return (
    <>
      {purpose && (
        <Voice as="p" size="large">
          {purpose}
        </Voice>
      )}
      <StatusBox tone="info" title="You do not need to do anything yet.">
        <p>The facilitator will start soon. Keep this page open.</p>
        {role === 'observer' && <p>You are watching. You see what everybody sees.</p>}
      </StatusBox>
      <Card>
        <Stack gap="small">
          <Figure number={joined} words={joined === 1 ? 'person is here' : 'people are here'} />
          {organisations > 0 && (
            <p>They come from {plural(organisations, { one: '# organisation', other: '# organisations' })}.</p>
          )}
          <p>
            {name ? (
              <>
                You are here as <bdi>{name}</bdi>.
              </>
            ) : (
              'You are here without a name.'
            )}{' '}
            <a href="#mine">{name ? 'Change it' : 'Add one'}</a>
          </p>
        </Stack>
      </Card>
      <Plan heading="What we will do" />
    </>
  )
}
