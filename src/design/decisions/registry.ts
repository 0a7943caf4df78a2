import type { Decision } from '../decision.ts'
import { computedBy, named } from '../weigh.ts'

type Answer = 'ecr' | 'ghcr'

export const decision: Decision<Answer> = {
  question: 'Where do images live?',
  answers: {
    ecr: 'Amazon ECR, in the account that runs them',
    ghcr: 'GitHub Container Registry, beside the code',
  },
  weighs: {
    ecr: {
      good: 'what runs on AWS: pulls by role, inside the region, scanned on push',
      bad: 'images that the world shall pull',
    },
    ghcr: {
      good: 'images beside their code, for everybody who may read it',
      bad: 'a cluster that must start pods while GitHub cannot be reached',
    },
  },
  about: 'system',
  after: ['compute'],
  decide(_, scene) {
    const { cloud } = scene.spec
    const { account } = cloud
    const functions = computedBy(scene, 'functions')
    return account
      ? {
          answer: 'ecr',
          because: `Account ${account} runs the images in ${cloud.region}: they are pulled with a role and without a key, and tags cannot be overwritten.`,
          against: { ghcr: 'What starts them would need a key to pull, and each start would depend on GitHub' },
          impossible: {
            ...(functions.length > 0 && {
              ghcr: `${named(functions)} ${functions.length > 1 ? 'are functions' : 'is a function'}, which Lambda starts from ECR alone`,
            }),
          },
          givenUp: 'Images cannot be pulled without access to the account.',
          changesIf: '`cloud.account` is taken out of the spec.',
        }
      : {
          answer: 'ghcr',
          because: 'The spec names no AWS account, so images live beside the code.',
          against: {},
          impossible: { ecr: 'Its address contains the account number, and the spec has no `cloud.account`' },
          givenUp: 'Each start depends on GitHub, and private images need a key.',
          changesIf: '`cloud.account` is given.',
        }
  },
}
