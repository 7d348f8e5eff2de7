import { Component, type ReactNode } from 'react'
import { Button } from '../kit/button.tsx'
import { Page } from '../kit/page.tsx'
import { thisDevice } from '../kit/this-device.ts'

interface Props {
  readonly children: ReactNode
}

/** A fault in one screen, or a part that could not be fetched: one calm sentence instead of an empty page. */
export class FaultBoundary extends Component<Props, { readonly isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    return this.state.isBroken ? <FaultScreen /> : this.props.children
  }
}

const FaultScreen = () => (
  <Page documentTitle="There is a problem" heading="There is a problem with the service" home="/" width="narrow">
    <p>Your work is kept on {thisDevice()}.</p>
    <div>
      <Button kind="primary" onClick={() => location.reload()}>
        Load the page again
      </Button>
    </div>
  </Page>
)
