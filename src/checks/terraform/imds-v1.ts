import { property } from './property.ts'

export const check = property({
  title: 'Instance gives its credentials to any request',
  why: `Version 1 of the metadata service answers a plain GET, so a server that can be made to fetch an address hands out
the credentials of its role. Version 2 asks for a token first.`,
  severity: 'high',
  controls: ['cis-aws/5.6', 'soc2/CC6.1', 'nist-800-53/AC-3'],
  sources: ['checkov/CKV_AWS_79', 'trivy/AWS-0028', 'trivy/AWS-0130'],
  types: {
    aws_instance: ['metadata_options', 0, 'http_tokens'],
    aws_launch_template: ['metadata_options', 0, 'http_tokens'],
    aws_launch_configuration: ['metadata_options', 0, 'http_tokens'],
  },
  holds: (value, { metadata_options: options, launch_template: template }, type) =>
    value === 'required' ||
    (Array.isArray(options) && options[0]?.http_endpoint === 'disabled') ||
    (type === 'aws_instance' && template !== undefined && options === undefined),
  says: () => 'answers version 1 of the metadata service; set `http_tokens = "required"` in `metadata_options`',
  examples: [
    {
      bad: `
        resource "aws_instance" "web" {
          ami = "ami-0123"
        }
      `,
      good: `
        resource "aws_instance" "web" {
          ami = "ami-0123"
          metadata_options {
            http_tokens = "required"
          }
        }
      `,
    },
  ],
})
