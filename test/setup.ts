import fc from 'fast-check'

// A run that fails must fail again: the same cases each time. Look for new ones with FC_SEED=$RANDOM npx vitest run.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_121) })
