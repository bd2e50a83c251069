// The module's files are being laid.
