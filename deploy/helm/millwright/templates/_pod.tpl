{{- define "millwright.pod" -}}
metadata:
  labels:
    {{- include "millwright.labels" . | nindent 4 }}
    {{- with .Values.podLabels }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- with .Values.podAnnotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  serviceAccountName: {{ include "millwright.name" . }}
  automountServiceAccountToken: false
  {{- with .Values.image.pullSecrets }}
  imagePullSecrets:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.priorityClassName }}
  priorityClassName: {{ . }}
  {{- end }}
  # What is being done is finished within 27 seconds.
  terminationGracePeriodSeconds: 45
  securityContext:
    runAsNonRoot: true
    runAsUser: 65532
    runAsGroup: 65532
    fsGroup: 65532
    fsGroupChangePolicy: OnRootMismatch
    seccompProfile: { type: RuntimeDefault }
  topologySpreadConstraints:
    {{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
    - maxSkew: 1
      topologyKey: {{ . }}
      whenUnsatisfiable: ScheduleAnyway
      labelSelector:
        matchLabels:
          {{- include "millwright.selector" $ | nindent 10 }}
    {{- end }}
  {{- with .Values.nodeSelector }}
  nodeSelector:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.tolerations }}
  tolerations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  {{- with .Values.affinity }}
  affinity:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  dnsConfig:
    options: [{ name: ndots, value: "2" }]
  containers:
    - name: server
      image: {{ include "millwright.image" . | quote }}
      imagePullPolicy: {{ .Values.image.pullPolicy }}
      args: [serve, --host, 0.0.0.0, --port, "7070"{{ with .Values.address }}, --address, {{ . | quote }}{{ end }}]
      ports:
        - name: http
          containerPort: 7070
      env:
        - name: DEVOPS_LOG_LEVEL
          value: {{ .Values.log.level }}
        {{- with .Values.traces.endpoint }}
        - name: OTEL_EXPORTER_OTLP_ENDPOINT
          value: {{ . | quote }}
        {{- end }}
        {{- if or .Values.database.existingSecret .Values.secret }}
        - name: DEVOPS_SECRETS
          value: /etc/millwright
        {{- end }}
        {{- with .Values.env }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      startupProbe:
        httpGet: { path: /healthz, port: http }
        periodSeconds: 2
        failureThreshold: 60
      livenessProbe:
        httpGet: { path: /healthz, port: http }
        periodSeconds: 10
        timeoutSeconds: 3
        failureThreshold: 6
      readinessProbe:
        httpGet: { path: /readyz, port: http }
        periodSeconds: 5
        timeoutSeconds: 3
      lifecycle:
        # Until nobody sends it anything any more; by the kubelet, for there is no shell.
        preStop: { sleep: { seconds: 5 } }
      resources:
        {{- toYaml .Values.resources | nindent 8 }}
      securityContext:
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities: { drop: [ALL] }
      volumeMounts:
        - name: tmp
          mountPath: /tmp
        {{- if or .Values.database.existingSecret .Values.secret }}
        - name: secrets
          mountPath: /etc/millwright
          readOnly: true
        {{- end }}
        {{- if not .Values.database.existingSecret }}
        - name: data
          mountPath: /var/lib/millwright
        {{- end }}
  volumes:
    - name: tmp
      emptyDir: { sizeLimit: 256Mi }
    {{- if or .Values.database.existingSecret .Values.secret }}
    - name: secrets
      projected:
        defaultMode: 0440
        sources:
          {{- with .Values.secret }}
          - secret: { name: {{ . }} }
          {{- end }}
          {{- with .Values.database.existingSecret }}
          - secret: { name: {{ . }}, items: [{ key: {{ $.Values.database.key }}, path: database }] }
          {{- end }}
    {{- end }}
{{- end }}
