// OpenAPIDocument
