import { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'

/**
 * Awareness that only ever sends what this person does. The stock provider repeats every cursor it hears to the server,
 * and says "gone" in the name of others; in a room of 200 that is most of the traffic. Nobody is shown until they act.
 */
export class OwnAwareness extends Awareness {
  constructor(doc: Y.Doc) {
    super(doc)
    this.setLocalState(null)
  }

  /** `update` makes the provider send, `change` makes screens draw: only the first is held back. */
  override emit(name: string, args: unknown[]) {
    if (name !== 'update' || args[1] === 'local') super.emit(name, args)
  }
}
