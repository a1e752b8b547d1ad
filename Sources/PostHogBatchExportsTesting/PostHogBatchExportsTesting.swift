// PostHogBatchExportsTesting
