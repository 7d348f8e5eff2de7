import fc from 'fast-check'

/**
 * Laws are tried with the same draws at every run, so that a failure is the change's and not the day's. New draws:
 * `LAWS_SEED=$RANDOM npm run test:unit`.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['LAWS_SEED'] ?? 20_261_121) })

export { fc }
