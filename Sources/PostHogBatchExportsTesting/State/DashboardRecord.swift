/// A dashboard, with the properties that the list returns.
struct DashboardRecord: Identifiable, Sendable {
  let id: Int
  let project: Int
  let name: String
  let createdAt: Timestamp

  var json: JSON {
    [
      "id": .integer(Int64(id)),
      "name": .string(name),
      "description": "",
      "pinned": false,
      "created_at": .time(createdAt),
      "created_by": Self.author,
      "last_accessed_at": nil,
      "last_viewed_at": nil,
      "is_shared": false,
      "deleted": false,
      "creation_mode": "default",
      "tags": [],
      "restriction_level": 21,
      "effective_restriction_level": 21,
      "effective_privilege_level": 37,
      "user_access_level": "editor",
      "access_control_version": "v2",
      "last_refresh": nil,
      "team_id": .integer(Int64(project)),
    ]
  }

  private static let author: JSON = [
    "id": 1, "uuid": "01900000-0000-7000-8000-0000000000a1", "distinct_id": "fake-user", "first_name": "Fay",
    "last_name": "Kerr", "email": "fay@example.com", "is_email_verified": true, "hedgehog_config": nil,
    "role_at_organization": "engineering",
  ]
}
