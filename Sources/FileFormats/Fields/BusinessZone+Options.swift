extension BusinessZone {
    /// The zone that the options name.
    ///
    /// - Throws: a configuration fault when there is no such zone.
    init(_ options: ReadOptions) throws(ReadError) {
        guard let zone = BusinessZone(identifier: options.businessZone) else {
            throw ReadError(
                .configuration, "there is no time zone \"\(options.businessZone)\"; name one such as America/Sao_Paulo")
        }
        self = zone
    }
}
