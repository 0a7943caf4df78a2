import { is } from './conditions.ts'
import { rows } from './rows.ts'
import { hasSetting } from './settings.ts'
import { unpatched, unwatched } from './topics.ts'

export const checks = rows({
  'basic-health': {
    title: 'Environment watches its health from outside only',
    why: `Enhanced health sees each instance, its load and its errors; basic health sees that the load balancer
      answers.`,
    ...unwatched,
    sources: ['CKV_AWS_312'],
    property: {
      aws_elastic_beanstalk_environment: 'setting',
      'AWS::ElasticBeanstalk::Environment': 'OptionSettings',
    },
    holds: hasSetting('HealthStreamingEnabled', is(true)),
    says: 'has basic health only; set `HealthStreamingEnabled` in `{property}`',
    examples: [
      `
          resource "aws_elastic_beanstalk_environment" "main" {
            name        = "web"
            application = "web"
        +   setting {
        +     namespace = "aws:elasticbeanstalk:cloudwatch:logs:health"
        +     name      = "HealthStreamingEnabled"
        +     value     = "true"
        +   }
          }
      `,
      `
          Main:
            Type: AWS::ElasticBeanstalk::Environment
            Properties:
              ApplicationName: web
        +     OptionSettings:
        +       - Namespace: aws:elasticbeanstalk:cloudwatch:logs:health
        +         OptionName: HealthStreamingEnabled
        +         Value: 'true'
      `,
    ],
  },
  unpatched: {
    title: 'Environment takes no updates by itself',
    why: `The platform is patched each month, and an environment only gets it when somebody asks. Managed updates do
      it in a window of yours.`,
    ...unpatched,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_340'],
    property: {
      aws_elastic_beanstalk_environment: 'setting',
      'AWS::ElasticBeanstalk::Environment': 'OptionSettings',
    },
    holds: hasSetting('ManagedActionsEnabled', is(true)),
    says: 'takes no updates by itself; set `ManagedActionsEnabled` in `{property}`',
    examples: [
      `
          resource "aws_elastic_beanstalk_environment" "main" {
            name        = "web"
            application = "web"
        +   setting {
        +     namespace = "aws:elasticbeanstalk:managedactions"
        +     name      = "ManagedActionsEnabled"
        +     value     = "true"
        +   }
          }
      `,
      `
          Main:
            Type: AWS::ElasticBeanstalk::Environment
            Properties:
              ApplicationName: web
        +     OptionSettings:
        +       - Namespace: aws:elasticbeanstalk:managedactions
        +         OptionName: ManagedActionsEnabled
        +         Value: 'true'
      `,
    ],
  },
})
