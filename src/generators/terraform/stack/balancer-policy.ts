import type { Statement } from '../policy.ts'

/**
 * What the AWS Load Balancer Controller calls for an Ingress of type ALB. Which actions and tags: its documented
 * policy (kubernetes-sigs/aws-load-balancer-controller, docs/install/iam_policy.json, read 2026-11-21), without what
 * belongs to Shield, Cognito and classic WAF; what can be changed is only what carries the tag of this cluster.
 */
export function balancerStatements(cluster: string): Statement[] {
  const tag = 'elbv2.k8s.aws/cluster'
  const ours = [{ test: 'StringEquals', variable: `aws:ResourceTag/${tag}`, values: [cluster] }]
  const made = [{ test: 'StringEquals', variable: `aws:RequestTag/${tag}`, values: [cluster] }]
  const all = ['*']
  return [
    {
      sid: 'ServiceLinkedRole',
      actions: ['iam:CreateServiceLinkedRole'],
      resources: all,
      conditions: [
        { test: 'StringEquals', variable: 'iam:AWSServiceName', values: ['elasticloadbalancing.amazonaws.com'] },
      ],
    },
    {
      sid: 'Look',
      actions: [
        'acm:DescribeCertificate',
        'acm:ListCertificates',
        'ec2:DescribeAccountAttributes',
        'ec2:DescribeAddresses',
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeCoipPools',
        'ec2:DescribeInstances',
        'ec2:DescribeInternetGateways',
        'ec2:DescribeIpamPools',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeRouteTables',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
        'ec2:DescribeTags',
        'ec2:DescribeVpcPeeringConnections',
        'ec2:DescribeVpcs',
        'ec2:GetCoipPoolUsage',
        'ec2:GetSecurityGroupsForVpc',
        'elasticloadbalancing:Describe*',
        'wafv2:GetWebACL',
        'wafv2:GetWebACLForResource',
        'wafv2:ListWebACLs',
      ],
      resources: all,
    },
    {
      sid: 'PutFirewallsBefore',
      actions: ['elasticloadbalancing:SetWebAcl', 'wafv2:AssociateWebACL', 'wafv2:DisassociateWebACL'],
      resources: all,
    },
    {
      sid: 'RulesOfSecurityGroups',
      actions: ['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'],
      resources: ['arn:aws:ec2:*:*:security-group/*'],
    },
    {
      sid: 'MakeSecurityGroups',
      actions: ['ec2:CreateSecurityGroup'],
      resources: ['arn:aws:ec2:*:*:security-group/*', 'arn:aws:ec2:*:*:vpc/*'],
    },
    {
      sid: 'TagNewSecurityGroups',
      actions: ['ec2:CreateTags'],
      resources: ['arn:aws:ec2:*:*:security-group/*'],
      conditions: [{ test: 'StringEquals', variable: 'ec2:CreateAction', values: ['CreateSecurityGroup'] }, ...made],
    },
    {
      sid: 'KeepSecurityGroups',
      actions: ['ec2:CreateTags', 'ec2:DeleteTags', 'ec2:DeleteSecurityGroup'],
      resources: ['arn:aws:ec2:*:*:security-group/*'],
      conditions: ours,
    },
    {
      sid: 'MakeLoadBalancers',
      actions: ['elasticloadbalancing:CreateLoadBalancer', 'elasticloadbalancing:CreateTargetGroup'],
      resources: all,
      conditions: made,
    },
    {
      sid: 'TagNewLoadBalancers',
      actions: ['elasticloadbalancing:AddTags'],
      resources: ['arn:aws:elasticloadbalancing:*:*:loadbalancer/*', 'arn:aws:elasticloadbalancing:*:*:targetgroup/*'],
      conditions: [
        {
          test: 'StringEquals',
          variable: 'elasticloadbalancing:CreateAction',
          values: ['CreateLoadBalancer', 'CreateTargetGroup'],
        },
        ...made,
      ],
    },
    {
      sid: 'KeepLoadBalancers',
      actions: [
        'elasticloadbalancing:AddTags',
        'elasticloadbalancing:DeleteLoadBalancer',
        'elasticloadbalancing:DeleteTargetGroup',
        'elasticloadbalancing:ModifyLoadBalancerAttributes',
        'elasticloadbalancing:ModifyTargetGroup',
        'elasticloadbalancing:ModifyTargetGroupAttributes',
        'elasticloadbalancing:RemoveTags',
        'elasticloadbalancing:SetIpAddressType',
        'elasticloadbalancing:SetSecurityGroups',
        'elasticloadbalancing:SetSubnets',
      ],
      resources: ['arn:aws:elasticloadbalancing:*:*:loadbalancer/*', 'arn:aws:elasticloadbalancing:*:*:targetgroup/*'],
      conditions: ours,
    },
    {
      sid: 'KeepListeners',
      actions: [
        'elasticloadbalancing:AddListenerCertificates',
        'elasticloadbalancing:AddTags',
        'elasticloadbalancing:CreateListener',
        'elasticloadbalancing:CreateRule',
        'elasticloadbalancing:DeleteListener',
        'elasticloadbalancing:DeleteRule',
        'elasticloadbalancing:ModifyListener',
        'elasticloadbalancing:ModifyListenerAttributes',
        'elasticloadbalancing:ModifyRule',
        'elasticloadbalancing:RemoveListenerCertificates',
        'elasticloadbalancing:RemoveTags',
        'elasticloadbalancing:SetRulePriorities',
      ],
      resources: [
        'arn:aws:elasticloadbalancing:*:*:listener/app/*',
        'arn:aws:elasticloadbalancing:*:*:listener/net/*',
        'arn:aws:elasticloadbalancing:*:*:listener-rule/app/*',
        'arn:aws:elasticloadbalancing:*:*:loadbalancer/app/*',
        'arn:aws:elasticloadbalancing:*:*:loadbalancer/net/*',
      ],
    },
    {
      sid: 'RegisterTargets',
      actions: ['elasticloadbalancing:DeregisterTargets', 'elasticloadbalancing:RegisterTargets'],
      resources: ['arn:aws:elasticloadbalancing:*:*:targetgroup/*'],
    },
  ]
}
