// PostHogAPI
