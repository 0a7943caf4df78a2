// Written by `npm run gen`: one line per unit.
import type { Rule } from './rule.ts'
import { rule as awsAnalytics } from './aws/analytics.ts'
import { rule as awsApiGateway } from './aws/api-gateway.ts'
import { rule as awsAurora } from './aws/aurora.ts'
import { rule as awsBeanstalk } from './aws/beanstalk.ts'
import { rule as awsByUse } from './aws/by-use.ts'
import { rule as awsCloudfront } from './aws/cloudfront.ts'
import { rule as awsDelivery } from './aws/delivery.ts'
import { rule as awsDocumentDatabases } from './aws/document-databases.ts'
import { rule as awsDynamodb } from './aws/dynamodb.ts'
import { rule as awsEc2 } from './aws/ec2.ts'
import { rule as awsEcs } from './aws/ecs.ts'
import { rule as awsEks } from './aws/eks.ts'
import { rule as awsElasticache } from './aws/elasticache.ts'
import { rule as awsFleet } from './aws/fleet.ts'
import { rule as awsFurther } from './aws/further.ts'
import { rule as awsLambda } from './aws/lambda.ts'
import { rule as awsLoadBalancers } from './aws/load-balancers.ts'
import { rule as awsMessaging } from './aws/messaging.ts'
import { rule as awsNetwork } from './aws/network.ts'
import { rule as awsRds } from './aws/rds.ts'
import { rule as awsRoute53 } from './aws/route53.ts'
import { rule as awsS3 } from './aws/s3.ts'
import { rule as awsSearch } from './aws/search.ts'
import { rule as awsSecrets } from './aws/secrets.ts'
import { rule as awsStorage } from './aws/storage.ts'
import { rule as awsWaf } from './aws/waf.ts'
import { rule as awsWatching } from './aws/watching.ts'

export const rules: Readonly<Record<string, Rule>> = {
  'aws/analytics': awsAnalytics,
  'aws/api-gateway': awsApiGateway,
  'aws/aurora': awsAurora,
  'aws/beanstalk': awsBeanstalk,
  'aws/by-use': awsByUse,
  'aws/cloudfront': awsCloudfront,
  'aws/delivery': awsDelivery,
  'aws/document-databases': awsDocumentDatabases,
  'aws/dynamodb': awsDynamodb,
  'aws/ec2': awsEc2,
  'aws/ecs': awsEcs,
  'aws/eks': awsEks,
  'aws/elasticache': awsElasticache,
  'aws/fleet': awsFleet,
  'aws/further': awsFurther,
  'aws/lambda': awsLambda,
  'aws/load-balancers': awsLoadBalancers,
  'aws/messaging': awsMessaging,
  'aws/network': awsNetwork,
  'aws/rds': awsRds,
  'aws/route53': awsRoute53,
  'aws/s3': awsS3,
  'aws/search': awsSearch,
  'aws/secrets': awsSecrets,
  'aws/storage': awsStorage,
  'aws/waf': awsWaf,
  'aws/watching': awsWatching,
}
