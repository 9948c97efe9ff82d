"""What came from elsewhere: packages and files, with versions, licenses and checksums."""
