import { useEffect } from 'react'
import { Page } from '../kit/page.tsx'

const COVERED = 3_000

/** A cover between two people on one device, long enough to hand it over. */
export function NextPerson({ code }: { readonly code: string }) {
  useEffect(() => {
    const uncover = setTimeout(() => location.replace(`/join/${code}`), COVERED)
    return () => clearTimeout(uncover)
  }, [code])
  return (
    <Page documentTitle="Next person" heading="Next person" home="/" width="narrow">
      <p>Nothing of the person before is kept here. The form comes in a moment.</p>
    </Page>
  )
}
