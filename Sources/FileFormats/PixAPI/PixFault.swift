/// Why a document is not read on.
enum PixFault: Error {
    /// The text is no JSON from `place` on.
    case broken(place: Int, String)
    /// The source is given up.
    case refused(ReadError)
}
