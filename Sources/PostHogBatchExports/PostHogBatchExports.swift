// PostHogBatchExports
