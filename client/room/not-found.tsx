import { LinkButton } from '../kit/button.tsx'
import { Page } from '../kit/page.tsx'

export const NotFound = () => (
  <Page documentTitle="Page not found" heading="Page not found" home="/" width="narrow">
    <p>Check the address, or join with the code on the big screen.</p>
    <div>
      <LinkButton href="/" kind="primary">
        Go to the start
      </LinkButton>
    </div>
  </Page>
)
