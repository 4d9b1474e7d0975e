"""Several workers as one server: nginx in front, a supervisor over them on one machine, systemd on several.

Public: `nginx.whole` and `nginx.site` write its configuration, `units` what systemd needs, `supervisor.Supervisor` runs
programs until it is told to stop. Pure text but for the supervisor.
"""
