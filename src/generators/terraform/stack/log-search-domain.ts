import type { SearchDomain } from '../../../model/watch.ts'
import { ref, template } from '../../../syntax/hcl/build.ts'
import type { Statement } from '../policy.ts'
import type { StackContext } from './context.ts'

/** What an account may send; what is done with it the domain decides by the role. */
export function asking(verbs: readonly string[]): Statement[] {
  return [
    {
      sid: 'AskTheDomain',
      actions: verbs.map((verb) => `es:ESHttp${verb}`),
      resources: [template`${ref('module.log_search.arn')}/*`],
    },
  ]
}

export function domainOf({ plan, stack, clustered }: StackContext): SearchDomain | undefined {
  return clustered ? plan.monitoring.search?.domains[stack.name] : undefined
}
