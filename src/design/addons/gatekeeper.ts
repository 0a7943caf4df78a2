import { type AddonUnit, medium, small } from '../addon.ts'

export const addon: AddonUnit = {
  why: 'asks the policies of the team of whatever comes into the namespaces of the system',
  namespace: 'gatekeeper-system',
  wanted: ({ decided }) => decided.admission?.answer === 'gatekeeper',
  values: ({ name, purpose }, { stages }) => ({
    replicas: purpose === 'nonproduction' ? 1 : 3,
    disableMutation: true,
    enableExternalData: false,
    enableK8sNativeValidation: true,
    // What it cannot be asked of does not come in; what is not ours it is not asked of.
    validatingWebhookFailurePolicy: 'Fail',
    validatingWebhookMatchConditions: [
      {
        name: 'system',
        expression: stages
          .filter(({ stack }) => stack === name)
          .map(({ namespace, environment }) =>
            environment.kind === 'preview'
              ? `request.namespace.startsWith('${namespace}-')`
              : `request.namespace == '${namespace}'`,
          )
          .join(' || '),
      },
    ],
    controllerManager: { resources: medium },
    audit: { resources: small },
  }),
}
