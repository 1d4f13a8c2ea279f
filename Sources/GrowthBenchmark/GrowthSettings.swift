/// What is to be measured.
public struct GrowthSettings: Sendable, Equatable {
    public var engineLadder: Ladder
    public var naiveLadder: Ladder
    /// How often each size is measured; the least time counts.
    public var repetitions: Int
    /// Threads of the engine. The naive reference has one.
    public var threads: Int
    /// The seed of the nights.
    public var seed: UInt64
    public var limits: GrowthLimits

    public init(
        engineLadder: Ladder, naiveLadder: Ladder, repetitions: Int, threads: Int, seed: UInt64,
        limits: GrowthLimits
    ) {
        self.engineLadder = engineLadder
        self.naiveLadder = naiveLadder
        self.repetitions = repetitions
        self.threads = threads
        self.seed = seed
        self.limits = limits
    }

    /// The most repetitions that can be asked for.
    public static let repetitionsMax = 100
    /// When a limit is not kept, up to so many times the repetitions are made before that is said: the least time of more
    /// repetitions only gets nearer to what the program needs.
    public static let patience = 4
}

/// What the exponents may be.
public struct GrowthLimits: Sendable, Equatable {
    public var engineExponentMax: Double?
    public var naiveExponentMin: Double?

    public init(engineExponentMax: Double? = nil, naiveExponentMin: Double? = nil) {
        self.engineExponentMax = engineExponentMax
        self.naiveExponentMin = naiveExponentMin
    }

    /// Whether the engine grows no faster than it may.
    func allow(engine fit: PowerFit?) -> Bool {
        guard let fit, let engineExponentMax else { return true }
        return fit.exponent <= engineExponentMax
    }

    /// Whether the naive reference grows as fast as it must.
    func allow(naive fit: PowerFit?) -> Bool {
        guard let fit, let naiveExponentMin else { return true }
        return fit.exponent >= naiveExponentMin
    }
}
