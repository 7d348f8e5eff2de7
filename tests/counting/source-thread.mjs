// The product's counting thread from its sources as they are: in a thread Node reads TypeScript only when told so inside.
import { register } from 'tsx/esm/api'

register()
await import('../../server/counting/worker.ts')
