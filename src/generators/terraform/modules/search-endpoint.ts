import { block, ref } from '../../../syntax/hcl/build.ts'
import { type Module, output } from '../module.ts'
import { closedGroup, groupOutput, placeVariables } from './access.ts'

/** The one door of a network to the collections of OpenSearch Serverless. */
export function searchEndpointModule(): Module {
  return {
    main: [
      ...closedGroup(443),
      block('resource', ['aws_opensearchserverless_vpc_endpoint', 'this'], {
        name: ref('var.identifier'),
        vpc_id: ref('var.vpc_id'),
        subnet_ids: ref('var.subnet_ids'),
        security_group_ids: [ref('aws_security_group.this.id')],
      }),
    ],
    variables: [...placeVariables],
    outputs: [output('id', 'aws_opensearchserverless_vpc_endpoint.this.id', 'The endpoint'), groupOutput],
  }
}
