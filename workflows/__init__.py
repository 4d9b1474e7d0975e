"""Definitions of decision processes, one YAML file each; `loader` reads them safely."""
