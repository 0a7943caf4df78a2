import { is, isSet } from './conditions.ts'
import { rows } from './rows.ts'
import { foreignKey, inTheClear, tooWide } from './topics.ts'

export const checks = rows({
  'customer-key': {
    title: 'Notebook or domain is encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_22', 'CKV_AWS_187', 'W1201'],
    property: {
      aws_sagemaker_notebook_instance: 'kms_key_id',
      aws_sagemaker_domain: 'kms_key_id',
      'AWS::SageMaker::NotebookInstance': 'KmsKeyId',
      'AWS::SageMaker::Domain': 'KmsKeyId',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_sagemaker_notebook_instance" "main" {
            name          = "lab"
            instance_type = "ml.t3.medium"
            role_arn      = aws_iam_role.lab.arn
        +   kms_key_id    = "arn:aws:kms:eu-west-1:123456789012:key/a"
          }
      `,
      `
          Main:
            Type: AWS::SageMaker::NotebookInstance
            Properties:
              InstanceType: ml.t3.medium
              RoleArn: !GetAtt Lab.Arn
        +     KmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/a
      `,
    ],
  },
  'endpoint-customer-key': {
    title: 'Endpoint stores its data encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_98', 'W1200'],
    property: {
      aws_sagemaker_endpoint_configuration: 'kms_key_arn',
      'AWS::SageMaker::EndpointConfig': 'KmsKeyId',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_sagemaker_endpoint_configuration" "main" {
        -   name = "api"
        +   name        = "api"
        +   kms_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/a"
          }
      `,
      `
          Main:
            Type: AWS::SageMaker::EndpointConfig
            Properties:
              EndpointConfigName: api
        +     KmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/a
      `,
    ],
  },
  'feature-customer-key': {
    title: 'Features are encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_365'],
    property: {
      aws_sagemaker_feature_group: 'online_store_config?.security_config.kms_key_id',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_sagemaker_feature_group" "main" {
            feature_group_name = "users"
            online_store_config {
              enable_online_store = true
        +     security_config {
        +       kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/a"
        +     }
            }
          }
      `,
    ],
  },
  'monitor-customer-key': {
    title: 'Disk of the data quality job is encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_368'],
    property: {
      aws_sagemaker_data_quality_job_definition: 'job_resources.cluster_config.volume_kms_key_id',
      'AWS::SageMaker::DataQualityJobDefinition': 'JobResources.ClusterConfig.VolumeKmsKeyId',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_sagemaker_data_quality_job_definition" "main" {
            name = "daily"
        +   job_resources {
        +     cluster_config {
        +       volume_kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/a"
        +     }
        +   }
          }
      `,
      `
          Main:
            Type: AWS::SageMaker::DataQualityJobDefinition
            Properties:
              JobDefinitionName: daily
        +     JobResources:
        +       ClusterConfig:
        +         VolumeKmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/a
      `,
    ],
  },
  'monitor-output-customer-key': {
    title: 'Results of the data quality job are encrypted with a key of AWS',
    why: `A key of your own can be shut, shared with one account and watched by itself; the one of AWS cannot.`,
    ...foreignKey,
    sources: ['CKV_AWS_367'],
    property: {
      aws_sagemaker_data_quality_job_definition: 'data_quality_job_output_config.kms_key_id',
      'AWS::SageMaker::DataQualityJobDefinition': 'DataQualityJobOutputConfig.KmsKeyId',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one of yours in `{property}`',
    examples: [
      `
          resource "aws_sagemaker_data_quality_job_definition" "main" {
            name = "daily"
        +   data_quality_job_output_config {
        +     kms_key_id = "arn:aws:kms:eu-west-1:123456789012:key/a"
        +   }
          }
      `,
      `
          Main:
            Type: AWS::SageMaker::DataQualityJobDefinition
            Properties:
              JobDefinitionName: daily
        +     DataQualityJobOutputConfig:
        +       KmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/a
      `,
    ],
  },
  'monitor-in-the-clear': {
    title: 'Nodes of the data quality job speak in the clear',
    why: `What they send each other is the data that is judged.`,
    ...inTheClear,
    severity: 'medium',
    level: 'strict',
    sources: ['CKV_AWS_369'],
    property: {
      aws_sagemaker_data_quality_job_definition: 'network_config.enable_inter_container_traffic_encryption',
      'AWS::SageMaker::DataQualityJobDefinition': 'NetworkConfig.EnableInterContainerTrafficEncryption',
    },
    holds: is(true),
    says: 'speaks in the clear; set `{property}` to true',
    examples: [
      `
          resource "aws_sagemaker_data_quality_job_definition" "main" {
            name = "daily"
        +   network_config {
        +     enable_inter_container_traffic_encryption = true
        +   }
          }
      `,
      `
          Main:
            Type: AWS::SageMaker::DataQualityJobDefinition
            Properties:
              JobDefinitionName: daily
        +     NetworkConfig:
        +       EnableInterContainerTrafficEncryption: true
      `,
    ],
  },
  'direct-internet': {
    title: 'Notebook has a way to the internet of its own',
    why: `It goes past your network, its filters and its logs. Data is copied out unseen.`,
    severity: 'medium',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
    sources: ['CKV_AWS_122'],
    property: {
      aws_sagemaker_notebook_instance: 'direct_internet_access',
      'AWS::SageMaker::NotebookInstance': 'DirectInternetAccess',
    },
    holds: is('Disabled'),
    says: 'goes to the internet by itself; set `{property}` to `Disabled`',
    examples: [
      `
          resource "aws_sagemaker_notebook_instance" "main" {
        -   name          = "lab"
        -   instance_type = "ml.t3.medium"
        -   role_arn      = aws_iam_role.lab.arn
        +   name                   = "lab"
        +   instance_type          = "ml.t3.medium"
        +   role_arn               = aws_iam_role.lab.arn
        +   direct_internet_access = "Disabled"
          }
      `,
      `
          Main:
            Type: AWS::SageMaker::NotebookInstance
            Properties:
              InstanceType: ml.t3.medium
              RoleArn: !GetAtt Lab.Arn
        +     DirectInternetAccess: Disabled
      `,
    ],
  },
  'outside-vpc': {
    title: 'Notebook stands outside of your network',
    why: `It is in a network of AWS, where none of your rules apply.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
    sources: ['CKV_AWS_306'],
    property: {
      aws_sagemaker_notebook_instance: 'subnet_id',
      'AWS::SageMaker::NotebookInstance': 'SubnetId',
    },
    holds: isSet,
    says: 'stands outside of your network; name a subnet in `{property}`',
    examples: [
      `
          resource "aws_sagemaker_notebook_instance" "main" {
            name          = "lab"
            instance_type = "ml.t3.medium"
            role_arn      = aws_iam_role.lab.arn
        +   subnet_id     = "subnet-1"
          }
      `,
      `
          Main:
            Type: AWS::SageMaker::NotebookInstance
            Properties:
              InstanceType: ml.t3.medium
              RoleArn: !GetAtt Lab.Arn
        +     SubnetId: subnet-1
      `,
    ],
  },
  root: {
    title: 'Users of the notebook are root',
    why: `They can turn off whatever watches it, and read what other users of it left behind.`,
    ...tooWide,
    severity: 'low',
    level: 'strict',
    sources: ['CKV_AWS_307'],
    property: {
      aws_sagemaker_notebook_instance: 'root_access',
      'AWS::SageMaker::NotebookInstance': 'RootAccess',
    },
    holds: is('Disabled'),
    says: 'makes its users root; set `{property}` to `Disabled`',
    examples: [
      `
          resource "aws_sagemaker_notebook_instance" "main" {
            name          = "lab"
            instance_type = "ml.t3.medium"
            role_arn      = aws_iam_role.lab.arn
        +   root_access   = "Disabled"
          }
      `,
      `
          Main:
            Type: AWS::SageMaker::NotebookInstance
            Properties:
              InstanceType: ml.t3.medium
              RoleArn: !GetAtt Lab.Arn
        +     RootAccess: Disabled
      `,
    ],
  },
  'imds-v1': {
    title: 'Notebook gives its credentials to any request',
    why: `Version 1 of the metadata service answers a plain GET, so code that can be made to fetch an address hands
      out the credentials of the role.`,
    severity: 'medium',
    level: 'strict',
    controls: ['soc2/CC6.1', 'nist-800-53/AC-3'],
    sources: ['CKV_AWS_371'],
    property: {
      aws_sagemaker_notebook_instance:
        'instance_metadata_service_configuration.minimum_instance_metadata_service_version',
      'AWS::SageMaker::NotebookInstance': 'InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion',
    },
    holds: (value) => String(value) === '2',
    says: 'answers version 1; set `{property}` to 2',
    examples: [
      `
          resource "aws_sagemaker_notebook_instance" "main" {
            name          = "lab"
            instance_type = "ml.t3.medium"
            role_arn      = aws_iam_role.lab.arn
            instance_metadata_service_configuration {
        -     minimum_instance_metadata_service_version = "1"
        +     minimum_instance_metadata_service_version = "2"
            }
          }
      `,
      `
          Main:
            Type: AWS::SageMaker::NotebookInstance
            Properties:
              InstanceType: ml.t3.medium
              RoleArn: !GetAtt Lab.Arn
              InstanceMetadataServiceConfiguration:
        -       MinimumInstanceMetadataServiceVersion: '1'
        +       MinimumInstanceMetadataServiceVersion: '2'
      `,
    ],
  },
  'model-reaches-out': {
    title: 'Model can speak to the network',
    why: `A model is code of others. Without a network it cannot send your data away.`,
    severity: 'low',
    level: 'strict',
    controls: ['soc2/CC6.6', 'nist-800-53/SC-7', 'pci-dss/1.3.1'],
    sources: ['CKV_AWS_370'],
    property: {
      aws_sagemaker_model: 'enable_network_isolation',
      'AWS::SageMaker::Model': 'EnableNetworkIsolation',
    },
    holds: is(true),
    says: 'is not isolated; set `{property}` to true',
    examples: [
      `
          resource "aws_sagemaker_model" "main" {
        -   name               = "churn"
        -   execution_role_arn = aws_iam_role.lab.arn
        +   name                     = "churn"
        +   execution_role_arn       = aws_iam_role.lab.arn
        +   enable_network_isolation = true
          }
      `,
      `
          Main:
            Type: AWS::SageMaker::Model
            Properties:
              ModelName: churn
        +     EnableNetworkIsolation: true
      `,
    ],
  },
  'open-flow': {
    title: 'Flow of reviews is not encrypted with a key of yours',
    why: `What people are shown may be the most private data you have.`,
    ...foreignKey,
    sources: ['CKV_AWS_372'],
    property: {
      aws_sagemaker_flow_definition: 'output_config.kms_key_id',
    },
    holds: isSet,
    says: 'uses a key of AWS; name one in `{property}`',
    examples: [
      `
          resource "aws_sagemaker_flow_definition" "main" {
            flow_definition_name = "review"
            role_arn             = aws_iam_role.lab.arn
            output_config {
              s3_output_path = "s3://reviews/out"
        +     kms_key_id     = "arn:aws:kms:eu-west-1:123456789012:key/a"
            }
          }
      `,
    ],
  },
})
